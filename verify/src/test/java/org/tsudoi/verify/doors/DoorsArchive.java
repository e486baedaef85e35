package org.tsudoi.verify.doors;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.tsudoi.verify.server.Project;

/** A war with all rooms and their libraries as they stand in the EAR, and the test beside them. */
public final class DoorsArchive {

  private DoorsArchive() {}

  /** The archive for these test classes. */
  public static WebArchive with(Class<?>... tests) {
    WebArchive war =
        ShrinkWrap.create(WebArchive.class, "doors.war")
            .addClasses(tests)
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
            .addAsLibrary(jarOf(Assertions.class));
    Path ear = Project.root().resolve("ear/target/tsudoi");
    Stream.of(ear, ear.resolve("lib"))
        .flatMap(DoorsArchive::jars)
        .forEach(jar -> war.addAsLibrary(jar.toFile()));
    return war;
  }

  private static Stream<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File jarOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
