using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;

namespace Hengjian.Web.Security;

/// <summary>The person a page is made for. One per request, read from the account on each, so that a withdrawn right ends at once.</summary>
public sealed class Viewer
{
    /// <summary>Who it is, with what was granted; <see cref="Principal.Anonymous"/> until somebody has signed in.</summary>
    public Principal Principal { get; private set; } = Principal.Anonymous;

    /// <summary>True once somebody has signed in.</summary>
    public bool IsSignedIn => Principal.IsSignedIn;

    /// <summary>Names of the roles held, as shown: 填报员、审核员.</summary>
    public string RoleNames => string.Join("、", Principal.Grants.Select(g => Principal.Book.NameOf(g.Role)).Distinct());

    /// <summary>The first region granted; null when nothing was. Pages open there.</summary>
    public int? HomeRegion => Principal.Grants.Count == 0 ? null : Principal.Grants.Min(g => g.RegionCode);

    /// <summary>Whether the permission may hold somewhere: for menus and the outer door.</summary>
    public bool MayEver(Permission permission) => AccessPolicy.MayEver(Principal, permission);

    /// <summary>Whether the permission holds for this object, and why not.</summary>
    public Decision Decide(Permission permission, int region, ProcessStage? stage = null, string? unit = null, ProtectedField? field = null) =>
        AccessPolicy.Decide(Principal, permission, region, stage, unit, field);

    /// <summary>The regions whose records a query may return.</summary>
    public RegionScope ScopeOf(Permission permission, ProcessStage? stage = null) =>
        AccessPolicy.ScopeOf(Principal, permission, stage);

    /// <summary>Whether the permission holds for a piece of work, and why not.</summary>
    public Decision Decide(Permission permission, AccessObject asked) => AccessPolicy.Decide(Principal, permission, asked);

    /// <summary>The work of units that a query may return; see <see cref="Hengjian.Data.Records.ScopedQueries.InWork"/>.</summary>
    public WorkScope WorkScopeOf(Permission permission, ProcessStage? stage = null) =>
        AccessPolicy.WorkScopeOf(Principal, permission, stage);

    /// <summary>Whether rounds and versions of a region concern this person; see <see cref="AccessPolicy.Touches"/>.</summary>
    public bool Touches(Permission permission, int region) => AccessPolicy.Touches(Principal, permission, region);

    /// <summary>The session of the request; null for visitors.</summary>
    public Guid? Session { get; private set; }

    /// <summary>Who gave the right password and still owes the second step; null for everybody else. Has no rights.</summary>
    public Account? Pending { get; private set; }

    internal void Become(Principal principal, Guid session) => (Principal, Session) = (principal, session);

    internal void Await(Account account, Guid session) => (Pending, Session) = (account, session);
}
