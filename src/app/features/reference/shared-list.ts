/** A list that an administrator keeps at an address, for everybody who uses the app. */
export type SharedList = {
  /** The file's name, as it is shown. */
  readonly name: string;
  /** Whom it is read from. */
  readonly host: string;
  /** `isOpen` where the address hands the list to anybody who asks. */
  readonly fetch: () => Promise<{ readonly text: string; readonly isOpen: boolean }>;
};
