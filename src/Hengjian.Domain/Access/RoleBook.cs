using Hengjian.Kernel;

namespace Hengjian.Domain.Access;

/// <summary>
/// 权限表: the roles as they are in force. The built-in ones are the ceiling: a version may take permissions from them and put some of their
/// permissions together as roles of its own; whatever its text says, nobody can be allowed more by it than by the built-in roles, and the three
/// administrations stay as they are.
/// </summary>
public sealed class RoleBook
{
    /// <summary>Longest name of a role that was made.</summary>
    public const int LongestName = 20;

    /// <summary>Longest purpose.</summary>
    public const int LongestPurpose = 100;

    /// <summary>Most roles that can be made.</summary>
    public const int MostOwn = 40;

    private readonly Dictionary<string, RoleDefinition> byId;
    private readonly Dictionary<string, IReadOnlyList<string>> sources;

    private RoleBook(long version, RoleBookRules rules, IEnumerable<RoleDefinition> roles, Dictionary<string, IReadOnlyList<string>> sources)
    {
        (Version, Rules, this.sources) = (version, rules, sources);
        Roles = [.. roles];
        byId = Roles.ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    /// <summary>The roles as the program brings them.</summary>
    public static RoleBook BuiltIn { get; } = Of(0, RoleBookRules.None);

    /// <summary>Only the three administrations: in force while a stored version cannot be read, so that nothing is allowed that was taken away.</summary>
    public static RoleBook Closed { get; } = Of(0, Access.Roles.All.Where(r => !SeparationOfDuties.IsAdministration(r.Id))
        .Aggregate(RoleBookRules.None, (rules, role) => rules.Narrow(role.Id, role.Rules.Select(r => r.Permission))), alsoHome: true);

    /// <summary>Permissions of the three administrations alone: no other role may have them.</summary>
    public static IReadOnlySet<Permission> Apart { get; } = Access.Roles.All.Where(r => SeparationOfDuties.IsAdministration(r.Id)).SelectMany(r => r.Rules).Select(r => r.Permission)
        .Except(Access.Roles.All.Where(r => !SeparationOfDuties.IsAdministration(r.Id)).SelectMany(r => r.Rules).Select(r => r.Permission)).ToHashSet();

    /// <summary>Number of the version; 0 for the built-in roles.</summary>
    public long Version { get; }

    /// <summary>What it changes.</summary>
    public RoleBookRules Rules { get; }

    /// <summary>All roles in the order of lists: the built-in ones, then those that were made. A closed one has no rules.</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; }

    /// <summary>Roles that can be given by a post: all but the administrations and the closed ones.</summary>
    public IEnumerable<RoleDefinition> Offered => Roles.Where(r => !SeparationOfDuties.IsAdministration(r.Id) && !IsClosed(r.Id));

    /// <summary>Finds a role by id; null when there is none.</summary>
    public RoleDefinition? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Chinese name of a role; its id when there is none.</summary>
    public string NameOf(string id) => Find(id)?.NameZh ?? id;

    /// <summary>The built-in roles a role is made of; a built-in one is itself.</summary>
    public IReadOnlyList<string> SourcesOf(string id) => sources.TryGetValue(id, out var found) ? found : [id];

    /// <summary>Made, and switched off.</summary>
    public bool IsClosed(string id) => Rules.Own.Any(o => o.Id == id && o.Closed);

    /// <summary>The book a version's text makes. What the text may not do, it does not do: see <see cref="Check"/> for the reasons.</summary>
    public static RoleBook Of(long version, RoleBookRules rules) => Of(version, rules, alsoHome: false);

    private static RoleBook Of(long version, RoleBookRules rules, bool alsoHome)
    {
        var builtIn = Access.Roles.All.Select(r => SeparationOfDuties.IsAdministration(r.Id) || !rules.Narrowed.TryGetValue(r.Id, out var taken) ? r
            : r with { Rules = [.. r.Rules.Where(x => (x.Permission == Permission.ViewHome && !alsoHome) || !taken.Contains(x.Permission.ToString()))] });
        var own = rules.Own.DistinctBy(o => o.Id).Where(o => Access.Roles.Find(o.Id) is null).OrderBy(o => o.Id, StringComparer.Ordinal).ToList();
        return new RoleBook(version, rules, builtIn.Concat(own.Select(Definition)), own.ToDictionary(o => o.Id, Sources, StringComparer.Ordinal));
    }

    /// <summary>What a new version may not do; empty when it may be saved.</summary>
    public static IReadOnlyList<Problem> Check(RoleBookRules rules)
    {
        var problems = new List<Problem>();
        foreach (var (id, taken) in rules.Narrowed.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            if (Access.Roles.Find(id) is not { } role) problems.Add(AccessProblems.UnknownRole(id));
            else if (SeparationOfDuties.IsAdministration(id)) problems.Add(RoleBookProblems.Fixed(role.NameZh));
            else if (taken.Contains(nameof(Permission.ViewHome))) problems.Add(RoleBookProblems.NeedsHome(role.NameZh));
            else if (taken.FirstOrDefault(t => !Enum.TryParse<Permission>(t, out var p) || !role.Has(p)) is { } other) problems.Add(RoleBookProblems.NotIts(role.NameZh, other));
        }
        var names = Access.Roles.All.Select(r => r.NameZh).ToHashSet(StringComparer.Ordinal);
        if (rules.Own.Count > MostOwn) problems.Add(RoleBookProblems.TooMany());
        foreach (var own in rules.Own.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            if (own.Name.Trim().Length is 0 or > LongestName || own.Purpose.Trim().Length is 0 or > LongestPurpose) problems.Add(RoleBookProblems.BadName());
            else if (!names.Add(own.Name.Trim())) problems.Add(RoleBookProblems.NameTaken(own.Name));
            if (Obstacle(own) is { } problem) problems.Add(problem);
        }
        return problems;
    }

    // A made role is refused as a whole when one person could not hold its sources together, or when it reaches for what it may not have.
    private static Problem? Obstacle(OwnRole own)
    {
        var takes = own.Takes.Where(t => t.Value.Count > 0).ToList();
        if (takes.Count == 0) return RoleBookProblems.Empty(own.Name);
        foreach (var (source, names) in takes.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            if (Access.Roles.Find(source) is not { } role) return AccessProblems.UnknownRole(source);
            if (SeparationOfDuties.IsAdministration(source)) return RoleBookProblems.Apart(own.Name, role.NameZh);
            foreach (var name in names)
            {
                if (!Enum.TryParse<Permission>(name, out var permission) || !role.Has(permission)) return RoleBookProblems.NotIts(role.NameZh, name);
                if (Apart.Contains(permission)) return RoleBookProblems.Apart(own.Name, permission.NameOf());
            }
        }
        return SeparationOfDuties.CheckSources([.. takes.Select(t => t.Key).Order(StringComparer.Ordinal)]);
    }

    private static IReadOnlyList<string> Sources(OwnRole own) => [.. own.Takes.Where(t => t.Value.Count > 0).Select(t => t.Key).Order(StringComparer.Ordinal)];

    private static RoleDefinition Definition(OwnRole own)
    {
        if (own.Closed || Obstacle(own) is not null) return new RoleDefinition(own.Id, own.Name, own.Purpose, []);
        var taken = own.Takes.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (Role: Access.Roles.Find(t.Key)!, Names: t.Value)).ToList();
        var rules = Access.Roles.Clerk.RulesFor(Permission.ViewHome)
            .Concat(taken.SelectMany(t => t.Role.Rules.Where(r => t.Names.Contains(r.Permission.ToString()))));
        return new RoleDefinition(own.Id, own.Name, own.Purpose, [.. rules.DistinctBy(r => (r.Permission, r.Units, r.Reach, r.Sees, string.Join(',', r.Stages ?? []))).OrderBy(r => r.Permission)])
        {
            NeedsUnit = taken.Exists(t => t.Role.NeedsUnit),
        };
    }
}
