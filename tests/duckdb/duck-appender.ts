import {
  DuckDBDataChunk,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';

/** Puts rows into a table, a chunk at a time. What was added is seen after `flush`. */
export type RowAppender = {
  readonly add: (...row: readonly DuckDBValue[]) => void;
  readonly flush: () => void;
};

/** The most rows that one chunk of DuckDB holds. */
const CHUNK = 2048;

/** An appender to a table whose columns have these types. */
export async function openAppender(
  connection: DuckDBConnection,
  table: string,
  types: readonly DuckDBType[],
): Promise<RowAppender> {
  const appender = await connection.createAppender(table);
  const chunk = DuckDBDataChunk.create(types);
  const columns = types.map((): DuckDBValue[] => []);
  let rows = 0;

  const appendChunk = (): void => {
    if (rows === 0) return;
    chunk.reset();
    chunk.setColumns(columns);
    appender.appendDataChunk(chunk);
    for (const column of columns) column.length = 0;
    rows = 0;
  };
  return {
    add: (...row) => {
      for (const [at, column] of columns.entries()) column.push(row[at] ?? null);
      rows += 1;
      if (rows === CHUNK) appendChunk();
    },
    flush: () => {
      appendChunk();
      appender.flushSync();
    },
  };
}
