/** What every page shares: the way in, the language, the templates and how a failure is shown. */
package org.tsudoi.web.shell;
