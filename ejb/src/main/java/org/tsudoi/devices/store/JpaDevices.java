package org.tsudoi.devices.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.devices.DeviceQuery;
import org.tsudoi.devices.domain.Device;
import org.tsudoi.devices.domain.Devices;
import org.tsudoi.devices.domain.MacAddress;
import org.tsudoi.devices.domain.PersonalRule;
import org.tsudoi.shared.AccountId;

/** Devices in the database. */
@ApplicationScoped
class JpaDevices implements Devices {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaDevices() {}

  JpaDevices(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(Device device) {
    entities.persist(device);
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return Optional.ofNullable(entities.find(Device.class, id.toString()));
  }

  @Override
  public Optional<Device> lock(DeviceId id) {
    Device device = entities.find(Device.class, id.toString());
    if (device == null) {
      return Optional.empty();
    }
    // Read again under the lock: what was read before it may be stale.
    entities.lock(device, LockModeType.PESSIMISTIC_WRITE);
    entities.refresh(device);
    return Optional.of(device);
  }

  @Override
  public List<Device> of(AccountId owner) {
    return entities
        .createQuery(
            "select d from Device d where d.accountId = :owner order by d.enrolledAt desc, d.id",
            Device.class)
        .setParameter("owner", owner.toString())
        .getResultList();
  }

  @Override
  public List<Device> find(DeviceQuery query) {
    return matching(
            entities.createQuery(
                "select d" + where(query) + " order by d.enrolledAt desc, d.id", Device.class),
            query)
        .setFirstResult(query.first())
        .setMaxResults(query.max())
        .getResultList();
  }

  @Override
  public long count(DeviceQuery query) {
    return matching(entities.createQuery("select count(d)" + where(query), Long.class), query)
        .getSingleResult();
  }

  private static String where(DeviceQuery query) {
    StringBuilder where = new StringBuilder(" from Device d where 1 = 1");
    if (!query.text().isEmpty()) {
      where.append(
          " and (lower(d.loginName) like :text escape '\\' or lower(d.name) like :text escape '\\'"
              + " or lower(d.enrolmentCode) like :text escape '\\' or exists"
              + " (select e.id from Device e join e.macs m where e.id = d.id and m = :mac))");
    }
    query.state().ifPresent(state -> where.append(" and d.state = :state"));
    query.owner().ifPresent(owner -> where.append(" and d.accountId = :owner"));
    return where.toString();
  }

  private static <T> TypedQuery<T> matching(TypedQuery<T> query, DeviceQuery wanted) {
    if (!wanted.text().isEmpty()) {
      String escaped = wanted.text().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
      query.setParameter("text", "%" + escaped + "%");
      query.setParameter("mac", MacAddress.typed(wanted.text()).map(MacAddress::digits).orElse(""));
    }
    wanted.state().ifPresent(state -> query.setParameter("state", state));
    wanted.owner().ifPresent(owner -> query.setParameter("owner", owner.toString()));
    return query;
  }

  @Override
  public void remove(Device device) {
    entities.remove(device);
  }

  @Override
  public Optional<PersonalRule> rule(AccountId account) {
    return Optional.ofNullable(entities.find(PersonalRule.class, account.toString()));
  }

  @Override
  public void add(PersonalRule rule) {
    entities.persist(rule);
  }

  @Override
  public void remove(PersonalRule rule) {
    entities.remove(rule);
  }
}
