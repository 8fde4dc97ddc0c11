using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hengjian.Data.Records;
using Hengjian.Domain.Jobs;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evening;

/// <summary>Imports a small file again and again, and believes what the page of the job says.</summary>
internal sealed partial class Importer(string account, int region, int year, DataElement element, ClerkSession session, AckJournal journal)
    : KillClient($"import {account}", journal)
{
    private readonly Dictionary<long, double> imported = [];
    private int sent;
    private long? job;

    protected override async Task StepAsync(CancellationToken cancel)
    {
        if (job is null) await SendAsync(cancel);
        else await LookAsync(job.Value, cancel);
    }

    public override async Task<IReadOnlyList<string>> JudgeAsync(Workspace workspace, AppDb db, CancellationToken cancel)
    {
        // The job died with the server; nobody waits for it.
        job = null;
        var wrong = new List<string>();
        var snapshots = await db.Snapshots.AsNoTracking().Include(s => s.Files).Where(s => s.GivenBy == account).ToListAsync(cancel);
        foreach (var (snapshot, value) in imported)
        {
            if (snapshots.Find(s => s.Id == snapshot) is not { } record) wrong.Add($"{Name}: snapshot {snapshot} is gone");
            else if (!workspace.Facts.Load(record.Hash).TryGet(out var facts) || facts.Table.Columns[element.Id] is not NumberColumn numbers || numbers.ValueAt(0) != value)
                wrong.Add($"{Name}: snapshot {snapshot} does not hold {value}");
        }
        foreach (var record in snapshots)
        {
            if (workspace.Facts.Check(record.Hash).Count > 0) wrong.Add($"{Name}: snapshot {record.Id} is damaged");
            if (record.Files.Count != 1 || workspace.Files.Check(record.Files[0].Sha256) is not null) wrong.Add($"{Name}: file of snapshot {record.Id} is not there");
        }
        var running = await db.Jobs.CountAsync(j => j.State == JobState.Queued || j.State == JobState.Running, cancel);
        if (running > 0) wrong.Add($"{Name}: {running} jobs run that died with the server");
        var done = await db.Jobs.CountAsync(j => j.CreatedBy == account && j.State == JobState.Done, cancel);
        if (snapshots.Count < done || snapshots.Count > sent) wrong.Add($"{Name}: {snapshots.Count} snapshots of {done} jobs done and {sent} files sent");
        return wrong;
    }

    private async Task SendAsync(CancellationToken cancel)
    {
        var value = 1000 + ++sent;
        Sent(new { value });
        var csv = string.Create(CultureInfo.InvariantCulture, $"行政区划代码,{element.NameZh}\n{region:D6},{value}\n");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("region"), "kind" },
            { new StringContent(year.ToString(CultureInfo.InvariantCulture)), "year" },
            { new StringContent(region.ToString("D6", CultureInfo.InvariantCulture)), "region" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "files", "岁末.csv" },
        };
        var (status, next) = await session.SubmitAsync("/data/import", form, cancel);
        if (status is HttpStatusCode.Redirect && next is not null) job = long.Parse(next.Split('/')[^1], CultureInfo.InvariantCulture);
        else Fault($"import {(int)status}");
    }

    private async Task LookAsync(long number, CancellationToken cancel)
    {
        await Task.Delay(50, cancel);
        var page = await session.OpenAsync($"/jobs/{number}", cancel);
        if (Link().Match(page) is { Success: true } link)
        {
            imported[long.Parse(link.Groups[1].Value, CultureInfo.InvariantCulture)] = 1000 + sent;
            Acked(new { job = number, snapshot = link.Groups[1].Value, value = 1000 + sent });
            job = null;
        }
        else if (page.Contains("失败", StringComparison.Ordinal))
        {
            Fault($"job {number} failed");
            job = null;
        }
    }

    [GeneratedRegex("btn btn-primary\" href=\"/data/snapshots/(\\d+)\"")]
    private static partial Regex Link();
}
