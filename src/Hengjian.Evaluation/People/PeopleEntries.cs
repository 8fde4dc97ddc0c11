using Hengjian.Domain.Accounts;

namespace Hengjian.Evaluation.People;

/// <summary>What came of an entry.</summary>
public enum EntryOutcome
{
    /// <summary>不变.</summary>
    Same,

    /// <summary>新增.</summary>
    Added,

    /// <summary>变更.</summary>
    Changed,
}

/// <summary>A unit as typed. What is null was not said and stays as it is.</summary>
/// <param name="Id">990101-finance.</param>
/// <param name="Name">Chinese name; another than before is a rename, the old one is kept.</param>
/// <param name="Region">Its region.</param>
/// <param name="Kind">类别.</param>
/// <param name="Department">Word of departments.yaml.</param>
/// <param name="Parent">Id of the unit above.</param>
/// <param name="School">Code of the school it is.</param>
/// <param name="From">First day; counts when it is added.</param>
/// <param name="To">Last day.</param>
public sealed record UnitEntry(
    string Id, string Name, int Region, UnitKind? Kind = null, string? Department = null, string? Parent = null, string? School = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>A post as typed.</summary>
/// <param name="Unit">Id of its unit.</param>
/// <param name="Title">岗位名称: what tells it from others of the unit.</param>
/// <param name="Role">Id of the role it gives.</param>
/// <param name="IsHead">单位负责人.</param>
/// <param name="To">Last day.</param>
public sealed record PostEntry(string Unit, string Title, string Role, bool? IsHead = null, DateOnly? To = null);

/// <summary>A person as typed.</summary>
/// <param name="Name">Chinese name.</param>
/// <param name="Number">工号; tells people of one name apart.</param>
/// <param name="Region">Where the person works.</param>
/// <param name="Phone">Sealed before it is stored.</param>
/// <param name="Mail">E-mail address.</param>
public sealed record PersonEntry(string Name, string? Number, int Region, string? Phone = null, string? Mail = null);

/// <summary>An appointment as typed.</summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Title">The post.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="SubstituteFor">代理谁: name or 工号 of who is stood in for.</param>
public sealed record AppointmentEntry(string Unit, string Title, DateOnly From, DateOnly? To = null, string? SubstituteFor = null);
