using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Outboxes;

namespace Hengjian.Evaluation.Tasks;

/// <summary>A message to somebody, as the outbox keeps it.</summary>
/// <param name="Unit">Everybody of a unit; null for a region's holders of a permission.</param>
/// <param name="Region">The region; 0 when a unit is named.</param>
/// <param name="Permission">Who of the region; empty when a unit is named.</param>
/// <param name="Account">One account; null for all of the unit or region.</param>
/// <param name="Title">Chinese subject.</param>
/// <param name="Text">Chinese, without contents of work: what waits and until when.</param>
/// <param name="Link">Address of the page, from the root.</param>
public sealed record Message(string? Unit, int Region, string Permission, string? Account, string Title, string Text, string Link);

/// <summary>Puts messages into the outbox; they go out as e-mail and to the webhook once the deed has happened.</summary>
public static class MessageOutbox
{
    /// <summary>Kind of the duty.</summary>
    public const string Kind = "message";

    /// <summary>To everybody who works for a unit.</summary>
    public static Task ToUnitAsync(AppDb db, string key, string unit, string title, string text, string link, DateTimeOffset due, CancellationToken cancel) =>
        Outbox.PutAsync(db, Kind, key, new Message(unit, 0, "", null, title, text, link), due, cancel);

    /// <summary>To whoever holds a permission in exactly this region.</summary>
    public static Task ToRegionAsync(
        AppDb db, string key, int region, Permission permission, string title, string text, string link, DateTimeOffset due, CancellationToken cancel) =>
        Outbox.PutAsync(db, Kind, key, new Message(null, region, permission.ToString(), null, title, text, link), due, cancel);

    /// <summary>To one account.</summary>
    public static Task ToAccountAsync(AppDb db, string key, string account, string title, string text, string link, DateTimeOffset due, CancellationToken cancel) =>
        Outbox.PutAsync(db, Kind, key, new Message(null, 0, "", account, title, text, link), due, cancel);
}
