using Hengjian.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class RoundPlanConfiguration : IEntityTypeConfiguration<RoundPlanRecord>
{
    public void Configure(EntityTypeBuilder<RoundPlanRecord> builder)
    {
        builder.ToTable("round_plans");
        builder.HasKey(r => r.RoundId);
        builder.Property(r => r.RoundId).ValueGeneratedNever();
        builder.Property(r => r.CollectionVersion).HasMaxLength(64);
        builder.HasOne<RoundRecord>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RoundRecord>().WithMany().HasForeignKey(r => r.ParentRoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
