// What the console's pages do in the browser beyond PrimeFaces: small comforts, none of which a page depends on.

import { BrowserDevice } from "../device/control/browserDevice.ts";
import { fetchChallenge } from "../device/control/challenges.ts";
import { IndexedKeys } from "../device/control/indexedKeys.ts";
import { Passkeys } from "../passkey/control/passkeys.ts";
import { watchConnection } from "./boundary/connection.ts";
import { watchCsvFiles } from "./boundary/csvFiles.ts";
import { watchDeviceKey } from "./boundary/deviceKey.ts";
import { watchFields } from "./boundary/fields.ts";
import { watchNavigation } from "./boundary/navigation.ts";
import { watchPasskeys } from "./boundary/passkeyButtons.ts";
import { watchProof } from "./boundary/proofDialog.ts";
import { watchSessionEnd } from "./boundary/sessionEndDialogs.ts";

watchNavigation(document);
watchFields(document);
watchCsvFiles(document);
watchConnection(document);
watchPasskeys(document, Passkeys.here());
watchDeviceKey(document, new BrowserDevice(new IndexedKeys(), fetchChallenge, location.origin));
watchSessionEnd(document);
watchProof(document);
