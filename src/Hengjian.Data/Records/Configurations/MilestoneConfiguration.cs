using Hengjian.Domain.Notices;
using Hengjian.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class MilestoneConfiguration : IEntityTypeConfiguration<MilestoneRecord>
{
    public void Configure(EntityTypeBuilder<MilestoneRecord> builder)
    {
        builder.ToTable("milestones");
        builder.Property(r => r.Code).HasMaxLength(40);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.HasIndex(r => new { r.RoundId, r.Code }).IsUnique();
        builder.HasOne<RoundRecord>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
