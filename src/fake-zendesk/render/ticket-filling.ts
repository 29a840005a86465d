const DESCRIPTION_LENGTH = 4096;
const CUSTOM_FIELDS = 36;

const SENTENCES = [
  'Since the update on Monday the export stops after the second page.',
  'We tried another browser and a private window, with the same result.',
  'The report is due at the end of the week, so a work-around would help as well.',
  'Attached you find a screenshot and the log of the last attempt.',
  'Two of my colleagues see it too, one of them on the mobile app.',
  'Is there a setting that an administrator on our side has to change?',
  'The invoice names the old address although the profile shows the new one.',
  'Before that everything had worked for months without any trouble.',
  'Please call me back in the morning, I am in meetings all afternoon.',
  'The message on the screen says that the request could not be finished.',
  'Please keep the whole team in copy of your answer.',
] as const;

const VALUES = ['yes', 'no', 'europe', 'north_america', 'self_hosted', 'cloud', '2', '17', null];

/** About four kilobytes of text, the same for the same ticket each time. */
export function descriptionOf(ticketId: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let index = ticketId % SENTENCES.length; length < DESCRIPTION_LENGTH; index += 3) {
    const sentence = SENTENCES[index % SENTENCES.length] ?? '';
    parts.push(sentence);
    length += sentence.length + 1;
  }
  return parts.join(' ');
}

/** Values of the account's custom ticket fields. */
export function customFieldsOf(ticketId: number) {
  return Array.from({ length: CUSTOM_FIELDS }, (_, index) => ({
    id: 9_600_001 + index,
    value: VALUES[(ticketId + index) % VALUES.length] ?? null,
  }));
}
