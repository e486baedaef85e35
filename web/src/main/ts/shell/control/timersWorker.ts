import { workerScope } from "../entity/workerScope.ts";

/** The waiting half of WorkerTimers: answers each number after its delay. */
const scope = workerScope<{ id: number; milliseconds: number }, number>();

scope.onmessage = (event) => {
  setTimeout(() => scope.postMessage(event.data.id), event.data.milliseconds);
};
