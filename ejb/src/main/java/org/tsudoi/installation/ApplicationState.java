package org.tsudoi.installation;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Asks Liberty's application MBean how far the application has come. */
final class ApplicationState {

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  ApplicationState(String application) {
    try {
      name =
          new ObjectName(
              "WebSphere:service=com.ibm.websphere.application.ApplicationMBean,name="
                  + application);
    } catch (JMException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Whether every module of the application takes requests. */
  boolean isStarted() {
    try {
      return beans.isRegistered(name) && "STARTED".equals(beans.getAttribute(name, "State"));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
