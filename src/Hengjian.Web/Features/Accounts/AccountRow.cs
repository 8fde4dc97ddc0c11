using Hengjian.Domain.Accounts;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;
using Microsoft.AspNetCore.Components;

namespace Hengjian.Web.Features.Accounts;

/// <summary>An account in the list.</summary>
/// <param name="Account">The account.</param>
/// <param name="State">正常, 待接受邀请, 已锁定, 已停用.</param>
/// <param name="Region">Name of its region.</param>
/// <param name="Roles">Names of the roles in force.</param>
/// <param name="Rights">The grants in force, in words.</param>
/// <param name="Sessions">Open sessions.</param>
public sealed record AccountRow(Account Account, string State, string Region, IReadOnlyList<string> Roles, string Rights, int Sessions);

/// <summary>Columns of the list of accounts.</summary>
internal static class AccountTable
{
    internal const string Normal = "正常";
    internal const string Invited = "待接受邀请";
    internal const string Locked = "已锁定";
    internal const string Off = "已停用";

    internal static TableSpec<AccountRow> Spec { get; } = new("accounts", "个账号",
    [
        new("show", "姓名", r => r.Account.DisplayName) { Sort = r => r.Account.DisplayName, Href = r => AccountRoutes.Account(r.Account.Name) },
        new("name", "登录名", r => r.Account.Name) { OneLine = true, Sort = r => r.Account.Name },
        new("region", "地区", r => r.Region) { OneLine = true, Sort = r => r.Account.RegionCode },
        new("rights", "授权", r => r.Rights.Length > 0 ? r.Rights : "尚未授权"),
        new("state", "状态", r => r.State) { OneLine = true, Sort = r => r.State, Cell = Chip },
        new("factor", "两步验证", r => r.Account.FactorOn ? "已开启" : "未开启") { OneLine = true, Sort = r => r.Account.FactorOn },
        new("sessions", "登录中", r => r.Sessions.ToString(System.Globalization.CultureInfo.InvariantCulture))
            { Numeric = true, Unit = "处", Sort = r => r.Sessions, SortDownFirst = true },
        new("last", "上次登录", r => r.Account.LastSignIn is { } at ? ChineseText.Moment(at) : "—") { OneLine = true, Sort = r => r.Account.LastSignIn, SortDownFirst = true },
    ])
    {
        Filters =
        [
            new("state", "状态", r => r.State) { Order = [Normal, Invited, Locked, Off] },
            new("role", "角色", r => r.Roles.Count > 0 ? r.Roles[0] : "尚未授权"),
            new("region", "地区", r => r.Region),
        ],
        SearchIn = r => $"{r.Account.DisplayName} {r.Account.Name} {r.Region} {r.Rights}",
        SearchHint = "姓名、登录名或授权",
        ChooseColumns = true,
        Stacks = true,
    };

    /// <summary>The state in a word.</summary>
    internal static string StateOf(Account account, DateTimeOffset now) =>
        account.Disabled ? Off : account.IsInvited ? Invited : account.IsLocked(now) ? Locked : Normal;

    /// <summary>Its tone.</summary>
    internal static ChipTone ToneOf(string state) =>
        state switch { Normal => ChipTone.Good, Invited => ChipTone.Waiting, Locked => ChipTone.Bad, _ => ChipTone.Plain };

    private static RenderFragment Chip(AccountRow row) => builder =>
    {
        builder.OpenComponent<StateChip>(0);
        builder.AddAttribute(1, nameof(StateChip.Text), row.State);
        builder.AddAttribute(2, nameof(StateChip.Tone), ToneOf(row.State));
        builder.CloseComponent();
    };
}
