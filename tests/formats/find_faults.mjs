// Prints what ts-ics, with its schemas for zod, finds wrong with a calendar file, as a JSON list of sentences.
// Usage: node find_faults.mjs FILE
import { readFileSync } from "node:fs";
import process from "node:process";
import { parseIcsCalendar } from "@ts-ics/schema-zod";

// The issue of a union says nothing itself; those of its alternatives do.
function flatten(issue, above = []) {
  const path = [...above, ...issue.path];
  if (issue.errors) return issue.errors.flat().flatMap((inner) => flatten(inner, path));
  return [`${path.join(".")}: ${issue.message}`];
}

function findFaults(text) {
  try {
    parseIcsCalendar(text);
    return [];
  } catch (error) {
    // A list of issues comes as the message.
    return error.message.startsWith("[") ? JSON.parse(error.message).flatMap((issue) => flatten(issue)) : [error.message];
  }
}

console.log(JSON.stringify(findFaults(readFileSync(process.argv[2], "utf8"))));
