package org.tsudoi.verify.hardening;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.tsudoi.verify.server.Project;

/** Everything that the tables hold, decrypted, as one text. */
public final class DatabaseDump {

  private static final String SHUT_DOWN = "08006";

  private DatabaseDump() {}

  /** What a test does with the database. */
  public interface Look<T> {
    T at(Connection database) throws SQLException;
  }

  /** The embedded database of a data directory whose server has ended. */
  public static byte[] ofDerby(Path data) {
    return inDerby(data, DatabaseDump::of);
  }

  /** Opens the embedded database of a data directory whose server has ended. */
  public static <T> T inDerby(Path data, Look<T> look) {
    Path drivers = Project.root().resolve("liberty/target/liberty/wlp/usr/shared/resources/jdbc");
    System.setProperty(
        "derby.stream.error.file", Project.root().resolve("verify/target/derby.log").toString());
    try (URLClassLoader loader = new URLClassLoader(jars(drivers))) {
      Driver driver =
          (Driver)
              loader
                  .loadClass("org.apache.derby.iapi.jdbc.AutoloadedDriver")
                  .getDeclaredConstructor()
                  .newInstance();
      String address = "jdbc:derby:" + data.resolve("database");
      Properties unlock = new Properties();
      unlock.setProperty(
          "bootPassword",
          Files.readString(data.resolve("keys/variables/derby.boot.password")).strip());
      try (Connection connection = driver.connect(address, unlock)) {
        return look.at(connection);
      } finally {
        shutDown(driver, address);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void shutDown(Driver driver, String address) throws SQLException {
    try {
      driver.connect(address + ";shutdown=true", new Properties());
    } catch (SQLException e) {
      if (!SHUT_DOWN.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private static URL[] jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("derby"))
          .map(DatabaseDump::url)
          .toArray(URL[]::new);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every row of every table that this connection sees and that is not the database's own. */
  public static byte[] of(Connection connection) throws SQLException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        String schema = tables.getString("TABLE_SCHEM");
        if (!Arrays.asList("pg_catalog", "information_schema", "SYS").contains(schema)) {
          dump(connection, '"' + schema + "\".\"" + tables.getString("TABLE_NAME") + '"', text);
        }
      }
    }
    return text.toByteArray();
  }

  private static void dump(Connection connection, String table, ByteArrayOutputStream text)
      throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + table)) {
      text.writeBytes((table + "\n").getBytes(StandardCharsets.UTF_8));
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          text.writeBytes((rows.getString(column) + "\t").getBytes(StandardCharsets.UTF_8));
        }
        text.write('\n');
      }
    }
  }
}
