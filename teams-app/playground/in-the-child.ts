import { Server } from 'node:net';

// Loaded into the Playground's process before its own code, for two things it does not do by itself.

// It listens on every interface of the machine, and whoever reached it could act as the person it plays.
const listen = Server.prototype.listen;
Server.prototype.listen = function onLoopback(this: Server, ...given: unknown[]): Server {
  const [first] = given;
  const done = given.filter((one) => typeof one === 'function');
  const port = typeof first === 'object' && first !== null && 'port' in first ? first.port : first;
  const asked = Number(port);
  if (!Number.isInteger(asked)) return Reflect.apply(listen, this, given);
  return Reflect.apply(listen, this, [{ port: asked, host: '127.0.0.1' }, ...done]);
};

// Left behind by a host that was killed, it would keep the port from the next one.
process.on('disconnect', () => process.exit());
