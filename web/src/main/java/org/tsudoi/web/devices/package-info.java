/** The devices of all people, for those who approve them. */
package org.tsudoi.web.devices;
