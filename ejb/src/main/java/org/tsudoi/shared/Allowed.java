package org.tsudoi.shared;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a door method; one interceptor checks it against the {@link Caller} in the first
 * parameter.
 *
 * <p>{@code @RolesAllowed} cannot serve: a WebSocket callback has no caller principal on Liberty.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Allowed {

  /**
   * The roles of which the caller needs one; empty admits everyone who is signed in. A guest of a
   * meeting is not.
   */
  @Nonbinding
  SystemRole[] value() default {};

  /** The duties that do not keep a caller from the method; it is closed before all others. */
  @Nonbinding
  Duty[] before() default {};
}
