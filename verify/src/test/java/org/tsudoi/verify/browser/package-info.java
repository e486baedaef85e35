/** Chromium and Firefox as a person's browser, and the meeting page as a person uses it. */
package org.tsudoi.verify.browser;
