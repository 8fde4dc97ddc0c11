using System.Text;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Publicity;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Publicity;

/// <summary>异议: sent by anybody while a publicity lasts, answered by the lead; the sender asks with a code.</summary>
public sealed class ObjectionLibrary(Workspace workspace)
{
    /// <summary>Characters an objection or an answer may have.</summary>
    public const int Longest = 2000;

    /// <summary>Characters of a way to reach somebody.</summary>
    public const int LongestContact = 200;

    private readonly SecretBox box = new(workspace.Directory);

    /// <summary>Stores an objection.</summary>
    /// <returns>The code with which its sender asks for the answer; only its hash is kept.</returns>
    public async Task<Result<string>> SendAsync(long post, string text, string contact, CancellationToken cancel = default)
    {
        if (text.Trim() is not { Length: > 0 and <= Longest } words || words.Any(c => char.IsControl(c) && c is not ('\n' or '\r'))) return PublicityProblems.NoObjection(Longest);
        if (contact.Trim().Length > LongestContact) return PublicityProblems.LongContact(LongestContact);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var (now, today) = (workspace.Clock.GetUtcNow(), BeijingTime.DayOf(workspace.Clock.GetUtcNow()));
        var shown = await db.PublicityPosts.SingleOrDefaultAsync(p => p.Id == post && p.State == PostState.Open && p.From <= today && p.To >= today, cancel);
        if (shown is null) return PublicityProblems.NotOpen();
        var code = SecretToken.NewRecoveryCode();
        var hash = HashOf(code);
        var objection = new ObjectionRecord
        {
            PostId = post,
            RegionCode = shown.RegionCode,
            CodeHash = hash,
            Text = words,
            At = now,
            ContactSealed = contact.Trim().Length == 0 ? null : box.Seal(Encoding.UTF8.GetBytes(contact.Trim()), Owner(hash)),
        };
        db.Objections.Add(objection);
        await db.SaveChangesAsync(cancel);
        await TaskLedger.PutAsync(db, new TaskSpec(
            Key(objection.Id), "objection", shown.RegionCode, ContributionTasks.OfficeOf(shown.RegionCode, Roles.Lead), "答复公示异议",
            FormattableString.Invariant($"/packages/{shown.PackageId}/publicity"), shown.To, "public")
        { Openness = Openness.Government }, now, cancel);
        // The text is read on its page, by whom it concerns; the log says that there is one.
        var entry = await workspace.Audit.AppendAsync(
            db, "public", "object", FormattableString.Invariant($"package:{shown.PackageId}"), new { region = shown.RegionCode, post, objection = objection.Id, sha256 = TextHash(objection.Text) }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return code;
    }

    /// <summary>Answers an objection; only those to this package's publicity.</summary>
    public async Task<Result<ObjectionRecord>> AnswerAsync(long package, long id, string answer, Principal principal, CancellationToken cancel = default)
    {
        if (answer.Trim() is not { Length: > 0 and <= Longest } words || words.Any(c => char.IsControl(c) && c is not ('\n' or '\r'))) return PublicityProblems.NoAnswer(Longest);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var found = await (from one in db.Objections
                           join post in db.PublicityPosts on one.PostId equals post.Id
                           where one.Id == id && post.PackageId == package && one.State == ObjectionState.Received
                           select one).SingleOrDefaultAsync(cancel);
        if (found is null) return PublicityProblems.NoSuchObjection();
        var right = AccessPolicy.Decide(principal, Permission.ManagePublicity, new AccessObject(found.RegionCode, null, ProcessStage.Open, Openness.Government));
        if (!right.Allowed) return AccessProblems.Denied(right);
        var now = workspace.Clock.GetUtcNow();
        (found.State, found.Answer, found.AnsweredBy, found.AnsweredAt) = (ObjectionState.Answered, words, principal.Account, now);
        await TaskLedger.CloseAsync(db, Key(id), principal.Account, now, cancel);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "answer-objection", FormattableString.Invariant($"package:{package}"), new { region = found.RegionCode, objection = id, sha256 = TextHash(found.Answer) }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return found;
    }

    /// <summary>The objection of a code.</summary>
    public async Task<Result<ObjectionRecord>> FindAsync(string code, CancellationToken cancel = default)
    {
        var hash = HashOf(code);
        await using var db = workspace.OpenDb();
        var found = await db.Objections.AsNoTracking().SingleOrDefaultAsync(o => o.CodeHash == hash, cancel);
        return found is null ? PublicityProblems.UnknownCode() : found;
    }

    /// <summary>How to reach the sender; null when none was given.</summary>
    public string? ContactOf(ObjectionRecord objection) =>
        objection.ContactSealed is { } text && box.Open(text, Owner(objection.CodeHash)) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>A text as the log knows it.</summary>
    internal static string TextHash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string HashOf(string code) => SecretToken.HashOf(SecretToken.NormalizeRecoveryCode(code));

    private static string Owner(string hash) => "objection:" + hash;

    private static string Key(long id) => FormattableString.Invariant($"objection:{id}");
}
