// Prints the events of a calendar file as JSON, as ical.js reads them.
// Usage: node read_events.mjs FILE
import { readFileSync } from "node:fs";
import process from "node:process";
import ICAL from "ical.js";

const pad = (number) => String(number).padStart(2, "0");

// The value of the one property of that name; null where there is none.
function only(event, name) {
  const found = event.getAllProperties(name);
  if (found.length > 1) throw new Error(`${name} more than once`);
  return found.length ? found[0].getFirstValue() : null;
}

function writeOffset(seconds) {
  const minutes = Math.abs(seconds) / 60;
  return `${seconds < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

// A day, or a time with the offset that the file's own VTIMEZONE gives it; without offset where it names no zone.
function moment(event, name) {
  const time = only(event, name);
  if (time === null || time.isDate) return time?.toString() ?? null;
  const tzid = event.getFirstProperty(name).getParameter("tzid");
  if (tzid && event.getTimeZoneByID(tzid) === null) throw new Error(`no VTIMEZONE defines ${tzid}`);
  const clock = time.toString().slice(0, 19);
  return tzid || time.zone === ICAL.Timezone.utcTimezone ? clock + writeOffset(time.utcOffset()) : clock;
}

function readEvent(event) {
  return {
    uid: only(event, "uid"),
    recurrence_id: moment(event, "recurrence-id"),
    sequence: only(event, "sequence") ?? 0,
    status: only(event, "status"),
    start: moment(event, "dtstart"),
    end: moment(event, "dtend"),
    summary: only(event, "summary"),
    location: only(event, "location"),
  };
}

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map(readEvent)));
