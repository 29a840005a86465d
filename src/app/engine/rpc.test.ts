import { describe, expect, test } from 'vitest';
import { DriftError } from '../../core/problem.ts';
import { toBridgePort } from '../shared/zaf/request-bridge.ts';
import { connectEngine } from './client.ts';
import type { EngineApi, EngineEvent } from './engine-api.ts';
import { ALL_ROWS, EVERYTHING, nextTurn, orderFor, visit } from './engine.builders.ts';
import { serveEngine } from './serve.ts';
import { createTeller } from './teller.ts';

/** A page and an engine at the two ends of a real line. */
function line(engine: Promise<EngineApi>) {
  const { port1, port2 } = new MessageChannel();
  const [page, worker] = [toBridgePort(port1), toBridgePort(port2)];
  const teller = createTeller(worker, () => () => undefined);
  const stop = serveEngine(worker, engine, teller);
  const client = connectEngine(page);
  const end = () => {
    stop();
    port1.close();
    port2.close();
  };
  return { ...client, page, worker, teller, end };
}

describe('over a line', () => {
  test('the whole story is the same', async () => {
    const { engine, end } = line(Promise.resolve(visit().engine));
    const reference = await engine.loadDemo();
    expect(reference.mode).toBe('demo');
    const audit = await engine.audit(90);
    expect((await engine.rows(ALL_ROWS, 0, 3)).rows).toHaveLength(3);
    expect(await engine.account('nobody')).toBeNull();
    await engine.markReviewed(null, true);
    expect(await engine.reviewed()).toEqual([null]);
    expect((await engine.compared('gone', 0, 5)).total).toBe(0);
    expect(await engine.unfinishedAudit()).toBeNull();
    await engine.dryRun(EVERYTHING);
    const receipt = await engine.apply(orderFor(audit?.planHash ?? ''));
    expect(receipt.totals).toMatchObject({ applied: 4, skipped: 1 });
    await expect(engine.clear()).resolves.toBeUndefined();
    end();
  });

  test('a problem arrives with its code and values', async () => {
    const { engine, end } = line(Promise.resolve(visit().engine));
    await expect(engine.audit(90)).rejects.toMatchObject({ code: 'reference_not_loaded' });
    const failing = engine.loadReference('empty.csv', new ArrayBuffer(0));
    await expect(failing).rejects.toBeInstanceOf(DriftError);
    await expect(failing).rejects.toMatchObject({
      code: 'reference_empty',
      values: { file: 'empty.csv' },
    });
    end();
  });

  test('a mistake of ours arrives as one', async () => {
    const broken = { ...visit().engine, history: () => Promise.reject(new TypeError('oops')) };
    const { engine, end } = line(Promise.resolve(broken));
    await expect(engine.history()).rejects.toMatchObject({ code: 'bug', values: { text: 'oops' } });
    end();
  });

  test('calls before the engine is ready wait for it', async () => {
    let ready: (engine: EngineApi) => void = () => undefined;
    const { engine, end } = line(
      new Promise((resolve) => {
        ready = resolve;
      }),
    );
    const history = engine.history();
    await nextTurn();
    ready(visit().engine);
    expect(await history).toEqual([]);
    end();
  });

  test('arguments that are none of the call’s are refused', async () => {
    const { page, worker, end } = line(Promise.resolve(visit().engine));
    const heard: unknown[] = [];
    const done = new Promise<void>((resolve) => {
      page.listen((message) => {
        heard.push(message);
        if (heard.length === 3) resolve();
      });
    });
    const call = { kind: 'engine_call', method: 'rows' };
    page.post({ ...call, id: 901, args: [{ text: 7 }, 0, 1] });
    page.post({ ...call, id: 902, args: [ALL_ROWS, -1, 1] });
    page.post({ ...call, id: 903, method: 'toString', args: [] });
    await done;
    expect(heard).toMatchObject(
      [901, 902, 903].map((id) => ({ kind: 'engine_problem', id, code: 'bug' })),
    );
    expect(worker).toBeDefined();
    end();
  });

  test('messages of others on the line are left alone', async () => {
    const { engine, page, worker, end } = line(Promise.resolve(visit().engine));
    page.post('hello');
    worker.post({ kind: 'engine_answer', id: 'one', value: 7 });
    worker.post({ kind: 'engine_answer', id: 999, value: 7 });
    worker.post({ kind: 'engine_problem', id: 1, code: 'no such code', values: {} });
    worker.post({ kind: 'engine_events', events: [{ kind: 'nonsense' }] });
    expect(await engine.history()).toEqual([]);
    end();
  });
});

describe('events', () => {
  test('are heard until that ends; who comes late still hears of the storage', async () => {
    const { hear, teller, engine, end } = line(Promise.resolve(visit().engine));
    const early: EngineEvent[] = [];
    const stop = hear((event) => {
      early.push(event);
    });
    teller.tell({ kind: 'storage', state: 'memory' });
    teller.tell({ kind: 'audit', event: { kind: 'stage', stage: 'reading' } });
    await engine.history();
    expect(early.map(({ kind }) => kind)).toEqual(['storage', 'audit']);

    const late: EngineEvent[] = [];
    hear((event) => {
      late.push(event);
    });
    expect(late).toEqual([{ kind: 'storage', state: 'memory' }]);
    stop();
    teller.tell({ kind: 'storage', state: 'durable' });
    await engine.history();
    expect(early).toHaveLength(2);
    end();
  });
});

test('when the engine is gone, what was asked fails, and what is asked then', async () => {
  const { engine, fail, end } = line(new Promise(() => undefined));
  const asked = engine.history();
  fail();
  await expect(asked).rejects.toMatchObject({ code: 'bug' });
  await expect(engine.files()).rejects.toMatchObject({ code: 'bug' });
  end();
});
