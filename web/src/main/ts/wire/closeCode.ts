/** Why a tunnel was closed, as the WebSocket close code says it; 4450 to 4459 are reserved. */
export const CloseCode = {
  NORMAL: 1000,
  BAD_FRAME: 4400,
  NOT_SIGNED_IN: 4401,
  FORBIDDEN_FRAME: 4403,
  PEER_SILENT: 4408,
  REPLACED: 4409,
  MEETING_ENDED: 4410,
  EXPELLED: 4411,
  SESSION_ENDED: 4412,
  FRAME_TOO_LARGE: 4413,
  SLOW_CONSUMER: 4429,
  FLOOD: 4430,
  PROTECTION_REQUIRED: 4450,
  UNKNOWN_EPOCH: 4451,
  LEADER_LOST: 4452,
  ROSTER_CONFLICT: 4453,
  INDEX_REUSED: 4454,
  SERVER_FAILURE: 4500,
  SERVER_STOPPING: 4503,
} as const;

export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

/** The name of a close code in kebab case, or undefined for a number without a meaning here. */
export function closeKey(number: number): string | undefined {
  const found = Object.entries(CloseCode).find(([, code]) => code === number);
  return found?.[0].toLowerCase().replaceAll("_", "-");
}

/** The close code of a reason's name, or undefined for a name without a meaning here. */
export function closeCodeOf(key: string): number | undefined {
  if (key === "left") return CloseCode.NORMAL;
  return Object.values(CloseCode).find((code) =>
    code !== CloseCode.NORMAL && closeKey(code) === key
  );
}
