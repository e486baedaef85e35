// What the console's pages do in the browser beyond PrimeFaces: small comforts, none of which a page depends on.

import { watchConnection } from "./boundary/connection.ts";
import { watchCsvFiles } from "./boundary/csvFiles.ts";
import { watchFields } from "./boundary/fields.ts";
import { watchNavigation } from "./boundary/navigation.ts";

watchNavigation(document);
watchFields(document);
watchCsvFiles(document);
watchConnection(document);
