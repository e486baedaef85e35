package org.tsudoi.web.policies;

import java.io.Serializable;

/**
 * One rule that differs, in words.
 *
 * @param rule its name
 * @param before what it said
 * @param after what it says
 */
public record PolicyChange(String rule, String before, String after) implements Serializable {}
