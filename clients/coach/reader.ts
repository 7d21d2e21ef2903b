// Whose page this is: the key, and what it opens.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Reader } from "../kit/wire";
import type { ReadingApi } from "./api";

export interface Reading {
  key: string;
  reader: Reader;
  api: ReadingApi;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error("a part of the coach's page stands outside of its frame");
  return reading;
}
