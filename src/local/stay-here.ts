// Loaded into the playground's own process before it starts: it listens on this machine only (it would take callers from
// the whole network, who would be let in as its user), and it ends when the product that holds its standard input ends,
// even by a kill that nobody can catch.
import { Server } from 'node:net';

type Listen = (this: Server, ...args: unknown[]) => Server;

const listen = Server.prototype.listen as Listen;
const listenHere: Listen = function (port, ...others) {
  if (typeof port !== 'number' && typeof port !== 'string') return listen.call(this, port, ...others);
  return listen.call(this, Number(port), '127.0.0.1', ...others.filter((other) => typeof other === 'function'));
};
Server.prototype.listen = listenHere as typeof Server.prototype.listen;
process.stdin.on('end', () => process.exit());
process.stdin.resume();
