// Calendars as ical.js reads them: each event's instant or day by its name, and the clocks that they carry against Intl's.
import ICAL from 'ical.js'

const given = JSON.parse(await new Response(process.stdin).text())

const events = given.map((text) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zones = new Map(calendar.getAllSubcomponents('vtimezone').map((part) => {
    const zone = new ICAL.Timezone(part)
    return [zone.tzid, zone]
  }))
  return Object.fromEntries(calendar.getAllSubcomponents('vevent').map((part) => {
    const start = part.getFirstPropertyValue('dtstart')
    if (start.isDate) return [part.getFirstPropertyValue('uid'), start.toString()]
    start.zone = zones.get(part.getFirstProperty('dtstart').getParameter('tzid'))
    return [part.getFirstPropertyValue('uid'), start.convertToZone(ICAL.Timezone.utcTimezone).toString()]
  }))
})

// Minutes that a zone is ahead of UTC, as this machine's own copy of the IANA database has it.
function ahead(zone, at) {
  const parts = Object.fromEntries(zone.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  return (Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour % 24, parts.minute) - at) / 60000
}

let clocks = 0
const first = new ICAL.Component(ICAL.parse(given[0]))
for (const part of first.getAllSubcomponents('vtimezone')) {
  const carried = new ICAL.Timezone(part)
  const format = { timeZone: carried.tzid, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }
  const iana = new Intl.DateTimeFormat('en-US', format)
  const begins = part.getAllSubcomponents().map((turn) => turn.getFirstPropertyValue('dtstart').year)
  const end = Date.UTC(new Date().getUTCFullYear() + 2, 0, 1)
  for (let at = Date.UTC(Math.min(...begins) + 1, 0, 1, 18); at < end; at += 11 * 3600000) {
    const minutes = ahead(iana, at)
    const wall = new Date(at + minutes * 60000)
    const time = ICAL.Time.fromData({ year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), hour: wall.getUTCHours(), minute: wall.getUTCMinutes() })
    const shown = carried.utcOffset(time) / 60
    // An hour that the clock shows twice can be either.
    const twice = ahead(iana, at - 3600000) !== minutes || ahead(iana, at + 3600000) !== minutes
    if (shown !== minutes && !twice) throw new Error(`${carried.tzid} on ${time}: ${shown}, not ${minutes} minutes`)
    clocks += 1
  }
}

console.log(JSON.stringify({ events, clocks }))
