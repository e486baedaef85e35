/** How this client names itself to the server. */
export const CLIENT = { name: "Tsudoi meeting page", version: "0.1.0" } as const;
