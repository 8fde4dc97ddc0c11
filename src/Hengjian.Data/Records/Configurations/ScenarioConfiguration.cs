using Hengjian.Domain.Rounds;
using Hengjian.Domain.Scenarios;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ScenarioConfiguration : IEntityTypeConfiguration<ScenarioRecord>
{
    public void Configure(EntityTypeBuilder<ScenarioRecord> builder)
    {
        builder.ToTable("scenarios");
        builder.Property(s => s.Name).HasMaxLength(ScenarioRecord.LongestName);
        builder.Property(s => s.Note).HasMaxLength(ScenarioRecord.LongestNote);
        builder.Property(s => s.Unit).HasMaxLength(60);
        builder.Property(s => s.Owner).HasMaxLength(40);
        builder.HasIndex(s => new { s.RoundId, s.Owner, s.Name }).IsUnique();
        builder.HasOne<RoundRecord>().WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
