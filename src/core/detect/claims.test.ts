import { expect, test } from 'vitest';
import {
  account,
  domain,
  reference,
  setAsideRow,
} from '../../../tests/support/reference.builders.ts';
import { claimsOf, isShared, soleClaimant } from './claims.ts';

const acme = domain('acme.example');

test('one account claims a domain alone', () => {
  const claim = claimsOf(reference({ accounts: [{ id: 'ACME', domains: ['acme.example'] }] })).of(
    acme,
  );
  expect(soleClaimant(claim)?.id).toBe('ACME');
  expect(isShared(claim)).toBe(false);
});

test('a website claims like a column of domains', () => {
  const claims = claimsOf(reference({ accounts: [{ id: 'ACME', websites: ['acme.example'] }] }));
  expect(soleClaimant(claims.of(acme))?.id).toBe('ACME');
});

test('two accounts share a domain and stand in order of their ids', () => {
  const accounts = [
    { id: 'b', domains: ['acme.example'] },
    { id: 'C', domains: ['acme.example'] },
  ];
  const claim = claimsOf(reference({ accounts })).of(acme);
  expect(soleClaimant(claim)).toBeNull();
  expect(isShared(claim)).toBe(true);
  expect(claim?.accounts.map(({ id }) => id)).toEqual(['C', 'b']);
});

test('a row that was set aside makes a sole claim a shared one', () => {
  const claim = claimsOf(
    reference({
      accounts: [{ id: 'ACME', domains: ['acme.example'] }],
      setAside: [{ id: '', domains: ['acme.example'] }],
    }),
  ).of(acme);
  expect(soleClaimant(claim)).toBeNull();
  expect(isShared(claim)).toBe(true);
  expect(claim?.setAsideClaims).toBe(1);
});

test('a row under another spelling of the account’s id is the account’s own', () => {
  const claim = claimsOf(
    reference({
      accounts: [{ id: '001Dn00000AbCdE', domains: ['acme.example'] }],
      setAside: [{ id: '001dn00000abcdeiav', domains: ['acme.example'] }],
    }),
  ).of(acme);
  expect(soleClaimant(claim)?.id).toBe('001Dn00000AbCdEIAV');
  expect(claim?.setAsideClaims).toBe(0);
});

test('what only rows set aside claim is shared by no account', () => {
  const claim = claimsOf(
    reference({ setAside: [{ domains: ['acme.example'] }, { domains: ['acme.example'] }] }),
  ).of(acme);
  expect(soleClaimant(claim)).toBeNull();
  expect(isShared(claim)).toBe(false);
});

test('a domain and its sub-domain are claimed apart', () => {
  const claims = claimsOf(
    reference({
      accounts: [
        { id: 'ACME', domains: ['acme.example'] },
        { id: 'BIRCH', domains: ['mail.acme.example'] },
      ],
    }),
  );
  expect(soleClaimant(claims.of(acme))?.id).toBe('ACME');
  expect(soleClaimant(claims.of(domain('mail.acme.example')))?.id).toBe('BIRCH');
});

test('nobody claims what nobody names', () => {
  expect(soleClaimant(claimsOf(reference()).of(acme))).toBeNull();
  expect(isShared(null)).toBe(false);
});

test('builders read ids as the product does', () => {
  expect(account({ id: '001Dn00000AbCdE' }).key).toBe('001dn00000abcdeiav');
  expect(setAsideRow({ id: ' ' }).key).toBeNull();
});
