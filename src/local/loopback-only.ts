// Loaded into the playground's process before it starts. The playground would listen on all addresses, and let callers from
// the network in as its user: here it listens on loopback only. It also ends when the product that holds its standard input
// ends, even by SIGKILL.
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
