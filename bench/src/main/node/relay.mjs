// The contender on npm's ws: what one member of a room sends goes to all others.
// Nothing is tuned but compression, which is off at all contenders.
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { WebSocket, WebSocketServer } from "ws";

const server = createServer({
  pfx: readFileSync(process.env.RELAY_KEYSTORE),
  passphrase: process.env.RELAY_PASSWORD,
  minVersion: "TLSv1.3",
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 1 << 20 });
const rooms = new Map();

sockets.on("connection", (socket, request) => {
  const room = rooms.get(request.url) ?? new Set();
  rooms.set(request.url, room.add(socket));
  socket.on("message", (data, isBinary) => {
    for (const other of room) {
      if (other !== socket && other.readyState === WebSocket.OPEN) {
        other.send(data, { binary: isBinary });
      }
    }
  });
  socket.on("close", () => room.delete(socket));
  socket.on("error", () => room.delete(socket));
});

server.listen(Number(process.env.RELAY_PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
