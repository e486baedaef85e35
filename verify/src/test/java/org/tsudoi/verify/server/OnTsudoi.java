package org.tsudoi.verify.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test runs against one of the servers of the whole run and gets it as a parameter of type
 * {@link TsudoiServer}, in the constructor or the methods.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedServer.class)
public @interface OnTsudoi {

  /** Which of them. */
  Which value() default Which.COMMON;

  /** The servers of the run; each is started when the first test asks for it. */
  enum Which {
    /** Where most tests meet, several at a time. */
    COMMON,

    /**
     * For tests that change a rule for everybody or count what the whole server did: only with
     * {@link RunsBesideOthers}, so that they have it to themselves.
     */
    TO_ITSELF
  }
}
