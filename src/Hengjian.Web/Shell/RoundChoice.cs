using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Shell;

/// <summary>The evaluation round a person is looking at: chosen in the top bar, kept in a cookie, the newest with results by default.</summary>
/// <remarks>Asked by pages and by the bar above them, which are made side by side: it reads through contexts of its own.</remarks>
public sealed class RoundChoice(Workspace workspace, Viewer viewer, IHttpContextAccessor http)
{
    private const string Cookie = "round";
    private Task<IReadOnlyList<RoundRecord>>? rounds;
    private RoundRecord? about;

    /// <summary>The rounds that touch a region of this person, newest first.</summary>
    /// <remarks>A county's clerk sees the province's round: its region and theirs overlap.</remarks>
    public Task<IReadOnlyList<RoundRecord>> AllAsync() => rounds ??= ReadAsync();

    /// <summary>The chosen round; null while there is none at all.</summary>
    public async Task<RoundRecord?> CurrentAsync()
    {
        var all = await AllAsync();
        var asked = http.HttpContext?.Request.Query[Cookie].FirstOrDefault() ?? http.HttpContext?.Request.Cookies[Cookie];
        // What most pages show is results: a round that is still being filled is chosen, never met by surprise.
        return all.FirstOrDefault(r => r.Id.ToString(CultureInfo.InvariantCulture) == asked)
            ?? all.FirstOrDefault(r => r.OfficialRunId is not null) ?? (all.Count > 0 ? all[0] : null);
    }

    /// <summary>The round the page of this request is about, for the bar above it.</summary>
    public async Task<RoundRecord?> ShownAsync() => about ?? await CurrentAsync();

    /// <summary>Says that the page of this request is about a round, whichever was chosen.</summary>
    public void Show(RoundRecord? round) => about = round;

    /// <summary>For the pages of self-evaluation: the chosen round when it has packages, else the newest that has; null while none has.</summary>
    public async Task<RoundRecord?> CurrentWorkAsync()
    {
        await using var db = workspace.OpenDb();
        var own = await db.Packages.Select(p => p.RoundId).Distinct().ToListAsync();
        var chosen = await CurrentAsync();
        return about = chosen is not null && own.Contains(chosen.Id) ? chosen : (await AllAsync()).FirstOrDefault(r => own.Contains(r.Id));
    }

    private async Task<IReadOnlyList<RoundRecord>> ReadAsync()
    {
        await using var db = workspace.OpenDb();
        var all = await db.Rounds.AsNoTracking().ToListAsync();
        return
        [
            .. all.Where(r => viewer.Touches(Permission.ViewHome, r.RegionCode))
                .OrderByDescending(r => r.Year).ThenBy(r => r.Level).ThenBy(r => r.Id),
        ];
    }

    internal static void Choose(HttpContext context, long round) =>
        context.Response.Cookies.Append(Cookie, round.ToString(CultureInfo.InvariantCulture), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(90),
            IsEssential = true,
        });
}
