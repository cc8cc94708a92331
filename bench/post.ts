import { Agent, request } from 'node:http';

/** A client that costs little: kept-alive lines, and an answer that is read and thrown away. */
export function poster(lines: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: lines });
  return (url: string, body: string): Promise<number> =>
    new Promise((done, fail) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const asked = request(url, { method: 'POST', agent, headers }, (response) => {
        response.on('end', () => done(response.statusCode ?? 0)).resume();
      });
      asked.on('error', fail);
      asked.end(body);
    });
}
