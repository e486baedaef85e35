/**
 * What surrounds every console page: who may open it, its language and look, its texts and times,
 * and what people see when the rules say no or something breaks.
 */
package org.tsudoi.web.shell;
