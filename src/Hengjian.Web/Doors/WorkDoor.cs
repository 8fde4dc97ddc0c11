using System.Diagnostics.CodeAnalysis;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Doors;

/// <summary>A piece of work this person may do something with, or what to answer instead.</summary>
/// <typeparam name="T">Its record.</typeparam>
/// <param name="Found">The record; null when there is an answer instead.</param>
/// <param name="Instead">404 when it is not theirs to see, 403 with the reason when it is.</param>
public sealed record Allowed<T>(T? Found, IResult? Instead) where T : class
{
    /// <summary>Gives the record, or the answer.</summary>
    public bool TryGet([NotNullWhen(true)] out T? found, [NotNullWhen(false)] out IResult? instead)
    {
        (found, instead) = (Found, Instead ?? (Found is null ? Pages.NotFound() : null));
        return found is not null && instead is null;
    }
}

/// <summary>
/// The inner door of units' work: what somebody may not see does not exist (404), what they see and may not do is
/// refused with the reason (403). Every handler over such work goes through it.
/// </summary>
public sealed class WorkDoor(AppDb db, Viewer viewer)
{
    /// <summary>Finds a record by its number.</summary>
    /// <param name="id">The number.</param>
    /// <param name="permission">What is to be done.</param>
    /// <param name="view">What is needed to see it at all.</param>
    /// <param name="stage">Stage of its round, for rights bound to stages.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Allowed<T>> FindAsync<T>(
        long id, Permission permission, Permission view = Permission.ViewWork, ProcessStage? stage = null, CancellationToken cancel = default)
        where T : class, IInUnit
    {
        var found = await db.Set<T>().SingleOrDefaultAsync(r => EF.Property<long>(r, "Id") == id, cancel);
        return Open(found, permission, view, stage);
    }

    /// <summary>The same for a record that was read already; it may be null.</summary>
    public Allowed<T> Open<T>(T? found, Permission permission, Permission view = Permission.ViewWork, ProcessStage? stage = null)
        where T : class, IInUnit
    {
        if (found is null) return new(null, Pages.NotFound());
        var asked = AccessObject.Of(found, stage);
        var right = viewer.Decide(permission, asked);
        if (right.Allowed) return new(found, null);
        return new(null, viewer.Decide(view, asked).Allowed ? Pages.Forbidden(right.Reason) : Pages.NotFound());
    }
}
