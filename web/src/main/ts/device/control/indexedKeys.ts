import type { KeyStore } from "./browserDevice.ts";

const DATABASE = "tsudoi-device";
const STORE = "keys";
const KEY = "this browser";

/** The key in the browser's own database, which only pages of this server reach. */
export class IndexedKeys implements KeyStore {
  async load(): Promise<CryptoKeyPair | null> {
    const found: unknown = await this.within("readonly", (store) => store.get(KEY));
    return found instanceof Object ? found as CryptoKeyPair : null;
  }

  async save(pair: CryptoKeyPair): Promise<void> {
    await this.within("readwrite", (store) => store.put(pair, KEY));
  }

  private async within<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await answerOf(opening);
    try {
      return await answerOf(work(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
