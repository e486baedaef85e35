package org.tsudoi.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Prepares a data directory: folders 0700, keys, passwords and a certificate 0600, all random.
 *
 * <p>May run before every start: a key that exists is never replaced. It refuses a directory whose
 * database is there but whose keys are gone, because fresh keys could not open it.
 */
@Command(name = "init", description = "Prepares the data directory of a server.")
final class InitCommand implements Callable<Integer> {

  @Mixin private DataOption data;

  @Option(
      names = "--host",
      paramLabel = "ADDR",
      defaultValue = "127.0.0.1",
      description = "An address the certificate must name (default: ${DEFAULT-VALUE}).")
  private String host;

  @Override
  public Integer call() {
    DataFolder folder = data.folder();
    try {
      prepare(folder);
    } catch (AccessDeniedException e) {
      throw new CommandFailure("The folder " + e.getFile() + " cannot be written.", e);
    } catch (FileSystemException e) {
      throw new CommandFailure("The folder " + folder.root() + " cannot be used: " + e + ".", e);
    } catch (IOException e) {
      throw new CommandFailure("The folder " + folder.root() + " cannot be prepared: " + e, e);
    }
    return 0;
  }

  private void prepare(DataFolder folder) throws IOException {
    if (Files.exists(folder.root()) && !Files.isDirectory(folder.root())) {
      throw new CommandFailure(folder.root() + " is not a folder.");
    }
    if (Files.exists(folder.database()) && !Files.exists(folder.variable("derby.boot.password"))) {
      throw new CommandFailure(
          "%s holds a database but not its keys; put the folder keys back from where you keep it."
              .formatted(folder.root()));
    }
    SecretFiles secrets = new SecretFiles(new SecureRandom());
    for (Path part :
        new Path[] {folder.root(), folder.keys(), folder.variables(), folder.output()}) {
      secrets.folder(part);
    }
    secrets.key(folder.key("audit-mac"));
    secrets.key(folder.key("personal"));
    secrets.password(folder.variable("derby.boot.password"));
    secrets.password(folder.variable("tls.keystore.password"));
    secrets.password(folder.variable("ltpa.keys.password"));
    secrets.password(folder.monitorPassword());
    new TlsKeyPair(folder).ensure(host);
  }
}
