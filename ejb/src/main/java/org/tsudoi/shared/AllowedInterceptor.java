package org.tsudoi.shared;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/**
 * Compares {@link Allowed} with the {@link Caller} before a door method runs, and has what is
 * refused for want of a proof written down too: it may be somebody else at an unlocked screen.
 */
@Interceptor
@Allowed
@Priority(Interceptor.Priority.APPLICATION)
class AllowedInterceptor implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient Event<AccessRefused> refusals;

  @AroundInvoke
  Object check(InvocationContext call) throws Exception {
    Allowed rule = call.getMethod().getAnnotation(Allowed.class);
    if (rule == null) {
      rule = call.getTarget().getClass().getAnnotation(Allowed.class);
    }
    if (rule == null) {
      return call.proceed();
    }
    Caller caller = check(rule, call);
    try {
      return call.proceed();
    } catch (RefusedException refused) {
      if (refused.problem() == Problem.PROOF_REQUIRED) {
        record(caller, call, refused.problem());
      }
      throw refused;
    }
  }

  private Caller check(Allowed rule, InvocationContext call) {
    Object[] parameters = call.getParameters();
    if (parameters.length == 0 || !(parameters[0] instanceof Caller caller)) {
      throw new IllegalStateException(call.getMethod() + " is @Allowed but takes no Caller first");
    }
    Optional<Duty> first = caller.duty().filter(duty -> !Set.of(rule.before()).contains(duty));
    if (first.isPresent()) {
      throw refusal(caller, call, first.get().problem());
    }
    if (caller.isGuest()) {
      throw refusal(caller, call, Problem.FORBIDDEN);
    }
    if (rule.value().length > 0 && !caller.hasAnyOf(Set.of(rule.value()))) {
      throw refusal(caller, call, Problem.FORBIDDEN);
    }
    return caller;
  }

  private RefusedException refusal(Caller caller, InvocationContext call, Problem why) {
    record(caller, call, why);
    return new RefusedException(why);
  }

  private void record(Caller caller, InvocationContext call, Problem why) {
    String door = call.getMethod().getDeclaringClass().getSimpleName();
    refusals.fire(new AccessRefused(caller, door + "." + call.getMethod().getName(), why));
  }
}
