/**
 * The answer to a push, as git's own server made it: what became of each reference, possibly in bands beside text for the
 * person. See gitprotocol-pack, "Report Status". It is small, so it is held back until the push is stored.
 */
const FLUSH = Buffer.from('0000');
/** gitprotocol-common: the longest packet, its length of four digits and the band's number left out. */
const MAX_BAND_BYTES = 65_520 - 5;
const [REPORT, PROGRESS] = [1, 2];

/** Whether the answer says what became of references at all: a client that did not ask for it gets nothing. */
export function hasReport(answer: Buffer): boolean {
  return /unpack /.test(answer.toString('latin1'));
}

/** The same answer to a push that is not taken after all: every reference is refused for this reason. */
export function refuseAll(answer: Buffer, reason: string, lines: readonly string[]): Buffer {
  const { isBanded, packets } = read(answer);
  const report = isBanded ? bandOf(packets, REPORT) : answer;
  const refused = split(report).flatMap((packet) => {
    const line = packet.toString().trimEnd();
    const ok = /^ok (\S+)/.exec(line);
    if (ok) return [packetOf(Buffer.from(`ng ${ok[1]} ${reason}\n`))];
    return line.startsWith('option ') ? [] : [packetOf(packet)];
  });
  const inner = Buffer.concat([...refused, FLUSH]);
  if (!isBanded) return inner;
  return Buffer.concat([...told(bandOf(packets, PROGRESS), lines), ...banded(REPORT, inner), FLUSH]);
}

/** The same answer with lines for the person, which git shows behind "remote:". */
export function withLines(answer: Buffer, lines: readonly string[]): Buffer {
  const { isBanded } = read(answer);
  return isBanded ? Buffer.concat([...told(Buffer.alloc(0), lines), answer]) : answer;
}

function told(before: Buffer, lines: readonly string[]): Buffer[] {
  return banded(PROGRESS, Buffer.concat([before, Buffer.from(lines.map((line) => `${line}\n`).join(''))]));
}

function read(answer: Buffer): { isBanded: boolean; packets: Buffer[] } {
  const packets = split(answer);
  const first = packets[0]?.[0] ?? 0;
  return { isBanded: first >= 1 && first <= 3, packets };
}

function bandOf(packets: readonly Buffer[], band: number): Buffer {
  return Buffer.concat(packets.filter((packet) => packet[0] === band).map((packet) => packet.subarray(1)));
}

function banded(band: number, content: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  for (let at = 0; at < content.length; at += MAX_BAND_BYTES)
    packets.push(packetOf(Buffer.concat([Buffer.of(band), content.subarray(at, at + MAX_BAND_BYTES)])));
  return packets;
}

function packetOf(content: Buffer): Buffer {
  return Buffer.concat([Buffer.from((content.length + 4).toString(16).padStart(4, '0')), content]);
}

/** The contents of packets up to the first flush. */
function split(stream: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = Number.parseInt(stream.toString('latin1', at, at + 4), 16);
    if (!(length > 4)) break;
    packets.push(stream.subarray(at + 4, at + length));
    at += length;
  }
  return packets;
}
