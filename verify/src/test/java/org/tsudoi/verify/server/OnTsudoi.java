package org.tsudoi.verify.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test runs against the one server of the whole run and gets it as a parameter of type {@link
 * TsudoiServer}, in the constructor or the methods.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedServer.class)
public @interface OnTsudoi {}
